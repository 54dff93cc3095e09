package org.quillhouse.engine;

/// The fallback engine; surefire gives it a process of its own.
class JavaLlamaEngineTest extends EngineContract {
    private static final LlmEngine ENGINE = Engines.fallback();

    @Override
    LlmEngine engine() {
        return ENGINE;
    }
}
