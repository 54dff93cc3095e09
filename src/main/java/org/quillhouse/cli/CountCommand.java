package org.quillhouse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quillhouse.context.TokenCounter;
import org.quillhouse.context.TokenCounts;
import org.quillhouse.context.TokenCounts.Counted;
import org.quillhouse.context.TokenStrategy;
import org.quillhouse.exchange.TextFile;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.settings.Settings;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `context count`: how many tokens text files have, and whether they fit (spec WA-82, WA-83).
@picocli.CommandLine.Command(
        name = "count",
        description = "Tokens of up to 50 text files, each by what it holds, and whether they fit a budget.")
final class CountCommand extends Command {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Text files (.txt, .md).")
    List<Path> files = List.of();

    @Option(
            names = "--strategy",
            defaultValue = "exact",
            paramLabel = "S",
            description = "exact, estimated (a tenth more), conservative (a quarter more), optimistic (5 % less).")
    String strategy = "";

    @Option(names = "--budget", paramLabel = "N", description = "Tokens that there are; reckoned conservatively.")
    @Nullable
    Integer budget;

    @Option(names = "--model", paramLabel = "M", description = "Count with this model; else an estimate is shown.")
    @Nullable
    String model;

    CountCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run() throws Failure {
        var texts = new ArrayList<String>();
        for (Path file : files) {
            texts.add(TextFile.read(file));
        }
        TokenStrategy how = strategy();
        try (Settings settings = context.settings(options)) {
            Counting.with(
                    context,
                    options,
                    settings,
                    Map.of(),
                    model,
                    (counter, contextTokens) -> count(texts, how, counter));
        }
    }

    private TokenStrategy strategy() {
        return TokenStrategy.of(strategy)
                .orElseThrow(() -> new picocli.CommandLine.ParameterException(
                        new picocli.CommandLine(this), Texts.of("cli.count.no.strategy", strategy)));
    }

    private void count(List<String> texts, TokenStrategy how, TokenCounter counter) throws Failure {
        var counts = new TokenCounts(counter);
        List<Counted> counted = counts.count(texts, how);
        TokenCounts.Summary sum = TokenCounts.summary(counted);
        Optional<TokenCounts.Validation> fit =
                budget == null ? Optional.empty() : Optional.of(counts.validate(texts, budget));
        var data = new LinkedHashMap<String, Object>();
        data.put("exact", counter.isExact());
        data.put("strategy", how.code());
        data.put("texts", rows(counted));
        data.put("summary", sum);
        fit.ifPresent(each -> data.put("budget", each));
        context.print(options, words(counted, sum, fit, counter.isExact()), data);
    }

    private List<Map<String, Object>> rows(List<Counted> counted) {
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < counted.size(); i++) {
            Counted one = counted.get(i);
            var row = new LinkedHashMap<String, Object>();
            row.put("file", files.get(i).toString());
            row.put("tokens", one.tokens());
            row.put("base", one.base());
            row.put("overhead", one.overhead());
            row.put("letters", one.letters());
            row.put("kind", one.kind().name().toLowerCase(Locale.ROOT));
            rows.add(row);
        }
        return rows;
    }

    private String words(
            List<Counted> counted, TokenCounts.Summary sum, Optional<TokenCounts.Validation> fit, boolean exact) {
        var lines = new StringBuilder();
        for (int i = 0; i < counted.size(); i++) {
            lines.append(
                    String.format(Locale.ENGLISH, "%8d  %s%n", counted.get(i).tokens(), files.get(i)));
        }
        lines.append(Texts.of(exact ? "cli.count.sum" : "cli.count.about", sum.tokens(), sum.texts()));
        fit.ifPresent(each -> lines.append('\n')
                .append(
                        each.fits()
                                ? Texts.of("cli.count.fits", each.total(), each.budget(), each.remaining())
                                : Texts.of("cli.count.over", each.total(), each.budget(), each.overflow())));
        return lines.toString();
    }
}
