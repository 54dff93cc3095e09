package org.quillhouse.prompts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What chat templates of real models ask of Jinja, in templates of our own.
class JinjaTest {
    private static final Jinja JINJA = new Jinja();

    private static String render(String template, Map<String, ?> values) throws TemplateBroken {
        return JINJA.render("test", template, values);
    }

    @Test
    void pythonStringMethodsWork() throws TemplateBroken {
        assertEquals("yes", render("{% if text.startswith('ab') %}yes{% endif %}", Map.of("text", "abc")));
        assertEquals(
                "yes", render("{% if not m.text.endswith('x') %}yes{% endif %}", Map.of("m", Map.of("text", "abc"))));
        assertEquals("[b]", render("[{{ text.strip() }}]", Map.of("text", " b ")));
        assertEquals("[b ]", render("[{{ text.lstrip('\n') }}]", Map.of("text", "\n\nb ")));
        assertEquals("B|b", render("{{ a.upper() }}|{{ b.lower() }}", Map.of("a", "b", "b", "B")));
        assertEquals("tail", render("{{ text.split('</t>')[-1].strip() }}", Map.of("text", "a</t> tail ")));
    }

    @Test
    void reversedListsWork() throws TemplateBroken {
        assertEquals(
                "cba", render("{% for x in list[::-1] %}{{ x }}{% endfor %}", Map.of("list", List.of("a", "b", "c"))));
    }

    @Test
    void loopsNamespacesAndSlicesWork() throws TemplateBroken {
        String template = "{% set ns = namespace(found=false) %}{% for m in messages %}"
                + "{% if m.role == 'user' %}{% set ns.found = true %}{% endif %}"
                + "{{ loop.index0 }}{% if not loop.last %},{% endif %}{% endfor %}{% if ns.found %}!{% endif %}";
        var messages = List.of(Map.of("role", "system"), Map.of("role", "user"));
        assertEquals("0,1!", render(template, Map.of("messages", messages)));
        assertEquals("b", render("{{ messages[1:][0] }}", Map.of("messages", List.of("a", "b"))));
    }

    @Test
    void aTemplatesOwnRefusalIsAFailure() {
        assertThrows(TemplateBroken.class, () -> render("{{ raise_exception('no system role') }}", Map.of()));
    }

    @Test
    void brokenTemplatesAreAFailureNotHalfAText() {
        assertThrows(TemplateBroken.class, () -> render("begin {% if x %} never closed", Map.of("x", true)));
        assertThrows(TemplateBroken.class, () -> render("a {{ 1 + }} b", Map.of()));
    }

    @Test
    void promptFilesRender() throws TemplateBroken {
        var prompts = new PromptFiles(() -> JINJA, java.util.Optional.empty());
        String task = prompts.render(
                "chapter/task",
                Map.of(
                        "number",
                        3,
                        "chapter_title",
                        "Window",
                        "plot_point",
                        "She asks.",
                        "key_items",
                        List.of("the lamp", "the name")));
        assertEquals(
                "You are the writer of this novel. Write chapter 3, \"Window\", now.",
                task.lines().findFirst().orElseThrow());
        assertEquals(
                List.of("- the lamp", "- the name"),
                task.lines().filter(line -> line.startsWith("- ")).toList());
    }
}
