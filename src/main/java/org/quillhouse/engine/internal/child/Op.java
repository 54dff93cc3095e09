package org.quillhouse.engine.internal.child;

/// What a message between the app and its engine process is about. Requests go out, the others come back.
enum Op {
    INFO,
    LOAD,
    BEGIN,
    CANCEL,
    TOKENIZE,
    DETOKENIZE,
    COST,
    CLEAR,
    EMBED,
    STAND_BACK,
    GO_ON,

    PROGRESS,
    LOADED,
    READ,
    TEXT,
    THOUGHT,
    DONE,
    ANSWER,
    FAILED;

    static Op at(int number) {
        return values()[number];
    }
}
