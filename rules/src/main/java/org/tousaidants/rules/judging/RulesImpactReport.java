package org.tousaidants.rules.judging;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tousaidants.core.csv.CsvFormat;
import org.tousaidants.rules.judging.RulesImpact.GuaranteeEffect;
import org.tousaidants.rules.judging.RulesImpact.RulesEffect;
import org.tousaidants.rules.protocol.FrenchDateFormat;
import org.tousaidants.rules.protocol.LabelProtocol;

/// « Rapport d’impact » — formats an impact as sentences, as a CSV table and as an SVG chart.
public record RulesImpactReport(RulesImpact impact, LabelProtocol before, LabelProtocol after) {
    private static final int BAR_WIDTH = 520;
    private static final int LINE_HEIGHT = 44;
    private static final Map<RulesEffect, String> COLOURS = Map.of(
            RulesEffect.KEEPS,
            "#1d6638",
            RulesEffect.GAINS,
            "#0a5a70",
            RulesEffect.RENEWS,
            "#ffb000",
            RulesEffect.LOSES,
            "#9c1f2b",
            RulesEffect.NO_LONGER,
            "#6b4a86",
            RulesEffect.SUSPENDED,
            "#4a4f57",
            RulesEffect.STILL_NOT,
            "#8a8577");

    public List<String> words() {
        var words = new ArrayList<String>();
        words.add("Si « %s » %s s’appliquait le %s :"
                .formatted(after.identity().name(), after.identity().version(), FrenchDateFormat.day(impact.on())));
        words.add(counted(RulesEffect.KEEPS, "ne voit rien changer", "ne voient rien changer"));
        words.add(counted(RulesEffect.GAINS, "pourrait être reconnue", "pourraient être reconnues"));
        words.add(counted(
                RulesEffect.RENEWS,
                "garde sa reconnaissance, avec quelque chose à compléter avant un jour dit",
                "gardent leur reconnaissance, avec quelque chose à compléter avant un jour dit"));
        words.add(counted(
                RulesEffect.LOSES, "la perd, sans délai pour compléter", "la perdent, sans délai pour compléter"));
        words.add(counted(
                RulesEffect.NO_LONGER,
                "pouvait l’obtenir et ne remplit plus les conditions",
                "pouvaient l’obtenir et ne remplissent plus les conditions"));
        words.add(counted(
                RulesEffect.SUSPENDED,
                "est suspendue : sa reconnaissance ne compte pas pour le moment",
                "sont suspendues : leur reconnaissance ne compte pas pour le moment"));
        words.add(counted(
                RulesEffect.STILL_NOT,
                "ne remplit toujours pas les conditions",
                "ne remplissent toujours pas les conditions"));
        impact.reasons().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(reason -> words.add("  à cause de « " + reason.getKey() + " » : " + reason.getValue()));
        impact.promises().forEach(promise -> words.add(promise(promise)));
        impact.notJudged().forEach((sentence, number) -> words.add("Non jugés, " + number + " : " + sentence));
        return words;
    }

    private String counted(RulesEffect effect, String one, String many) {
        var number = impact.total(effect);
        return String.format(Locale.FRENCH, "  %,d %s", number, number < 2 ? one : many);
    }

    private static String promise(GuaranteeEffect promise) {
        var name = "Garantie « " + promise.guarantee().phrase() + " » : ";
        if (promise.after().isEmpty()) return name + "aucun chiffre donné";
        var share = String.format(
                Locale.FRENCH,
                "%s%.1f %%, il en faut %d %%",
                promise.before()
                        .map(was -> String.format(Locale.FRENCH, "de %.1f à ", was))
                        .orElse(""),
                promise.after().get(),
                promise.guarantee().share());
        if (promise.breaks()) return name + "ROMPUE (" + share + ")";
        if (promise.mends()) return name + "tenue à nouveau (" + share + ")";
        return name + (promise.after().get() >= promise.guarantee().share() ? "tenue (" : "toujours rompue (") + share
                + ")";
    }

    /// Returns a CSV table with one line per profile and commune.
    public String csv() {
        var csv = new StringBuilder(CsvFormat.MARK).append(RulesImpact.header()).append('\n');
        impact.rows()
                .forEach((profile, communes) -> communes.forEach((commune, counts) -> {
                    var cells = new ArrayList<>(List.of(profile, commune));
                    for (var effect : RulesEffect.values()) cells.add(Integer.toString(counts.getOrDefault(effect, 0)));
                    CsvFormat.row(csv, ';', cells);
                }));
        return csv.toString();
    }

    /// Returns an SVG bar chart with one bar per profile, whose parts are the effects of the draft. Each part
    /// has its number in words for screen readers.
    public String svg() {
        var profiles = List.copyOf(impact.rows().keySet());
        var height = LINE_HEIGHT * (profiles.size() + 1) + 20;
        var svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 900 %d\" font-family=\"sans-serif\" font-size=\"16\">\n"
                        .formatted(height));
        svg.append("<title>Ce que change ")
                .append(escaped(after.identity().name()))
                .append(", profil par profil</title>\n");
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fffdf8\"/>\n");
        for (var i = 0; i < profiles.size(); i++) bar(svg, profiles.get(i), 10 + i * LINE_HEIGHT);
        legend(svg, 10 + profiles.size() * LINE_HEIGHT);
        return svg.append("</svg>\n").toString();
    }

    private void bar(StringBuilder svg, String profile, int y) {
        var name = after.profile(profile)
                .or(() -> before.profile(profile))
                .map(LabelProtocol.LabelProfile::name)
                .orElse(profile);
        var counts = impact.of(profile);
        var total = counts.values().stream().mapToInt(Integer::intValue).sum();
        svg.append("<text x=\"10\" y=\"%d\" fill=\"#1c2730\">%s</text>\n".formatted(y + 22, escaped(name)));
        var x = 310.0;
        for (var effect : RulesEffect.values()) {
            var number = counts.getOrDefault(effect, 0);
            if (number == 0) continue;
            var width = (double) BAR_WIDTH * number / total;
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"32\" fill=\"%s\"><title>%s, %s : %d</title></rect>%n",
                    x,
                    y,
                    width,
                    COLOURS.get(effect),
                    escaped(name),
                    effect.words(),
                    number));
            x += width;
        }
        svg.append("<text x=\"%d\" y=\"%d\" fill=\"#1c2730\">%d</text>\n".formatted(320 + BAR_WIDTH, y + 22, total));
    }

    private static void legend(StringBuilder svg, int y) {
        var x = 10;
        for (var effect : RulesEffect.values()) {
            svg.append(
                    "<rect x=\"%d\" y=\"%d\" width=\"18\" height=\"18\" fill=\"%s\"/><text x=\"%d\" y=\"%d\" fill=\"#1c2730\">%s</text>\n"
                            .formatted(x, y + 8, COLOURS.get(effect), x + 26, y + 23, effect.words()));
            // The next entry of the legend starts after the words of this one, so the distance depends
            // on their length.
            x += 44 + 9 * effect.words().length();
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
