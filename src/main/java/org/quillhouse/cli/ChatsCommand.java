package org.quillhouse.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.archive.Brief;
import org.quillhouse.archive.ChatArchive;
import org.quillhouse.archive.ChatImport;
import org.quillhouse.archive.Conversation;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Ids;
import org.quillhouse.kernel.Texts;
import org.quillhouse.storage.StorageFailed;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `chats list | import | show`.
@picocli.CommandLine.Command(name = "chats", description = "Talks with other assistants, and the briefs made of them.")
final class ChatsCommand extends Command {
    ChatsCommand(CommandContext context) {
        super(context);
    }

    static CommandLine line(CommandContext context) {
        return new CommandLine(new ChatsCommand(context))
                .addSubcommand(new ListChats(context))
                .addSubcommand(new Import(context))
                .addSubcommand(new Show(context));
    }

    @Override
    void run() throws Failure {
        print(context, options);
    }

    private static ChatArchive open(CommandContext context, CommonOptions options) throws StorageFailed {
        InstantSource clock = InstantSource.system();
        return ChatArchive.open(context.places(options).profile(), clock, new Ids(clock));
    }

    private static void print(CommandContext context, CommonOptions options) throws Failure {
        var lines = new ArrayList<String>();
        var data = new ArrayList<Map<String, Object>>();
        try (ChatArchive archive = open(context, options)) {
            for (Conversation talk : archive.list()) {
                lines.add(talk.id() + "  " + talk.source().label() + "  " + talk.messages() + "  " + talk.title());
                data.add(entry(talk));
            }
        }
        context.print(options, String.join("\n", lines), Map.of("conversations", data));
    }

    private static Map<String, Object> entry(Conversation talk) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("id", talk.id());
        entry.put("source", talk.source().label());
        entry.put("title", talk.title());
        entry.put("model", talk.model());
        entry.put("messages", talk.messages());
        entry.put("locked", talk.locked());
        return entry;
    }

    @picocli.CommandLine.Command(name = "list", description = "The talks, newest first.")
    static final class ListChats extends Command {
        ListChats(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            print(context, options);
        }
    }

    @picocli.CommandLine.Command(name = "import", description = "Bring in the talks of a file.")
    static final class Import extends Command {
        @Parameters(
                paramLabel = "FILE",
                description = "An export of ChatGPT, Claude or Grok, JSON messages, Markdown or text.")
        Path file = Path.of("");

        Import(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            List<ChatImport.Talk> talks = ChatImport.read(file);
            try (ChatArchive archive = open(context, options)) {
                ChatArchive.Added added = archive.add(talks);
                context.print(
                        options,
                        Texts.of("chats.added", added.added().size(), added.known()),
                        Map.of("added", added.added(), "known", added.known()));
            }
        }
    }

    @picocli.CommandLine.Command(name = "show", description = "What was said in a talk, and its brief.")
    static final class Show extends Command {
        @Parameters(paramLabel = "ID", description = "As the list names it.")
        String id = "";

        Show(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            var lines = new ArrayList<String>();
            var data = new LinkedHashMap<String, Object>();
            var messages = new ArrayList<Map<String, Object>>();
            try (ChatArchive archive = open(context, options)) {
                for (Conversation.Said said : archive.messages(id)) {
                    lines.add(Texts.of(said.author() ? "chats.you" : "chats.assistant") + ": " + said.text());
                    messages.add(Map.of("role", said.author() ? "user" : "assistant", "content", said.text()));
                }
                data.put("messages", messages);
                Optional<Brief.Version> active = archive.brief(id).map(Brief::active);
                active.ifPresent(brief -> {
                    lines.add(brief.title() + "\n" + brief.description());
                    data.put(
                            "brief",
                            Map.of(
                                    "title",
                                    brief.title(),
                                    "description",
                                    brief.description(),
                                    "version_number",
                                    brief.number(),
                                    "is_manual_edit",
                                    brief.byHand()));
                });
                archive.story(id).ifPresent(story -> data.put("story", story.storyId()));
            }
            context.print(options, String.join("\n\n", lines), data);
        }
    }
}
