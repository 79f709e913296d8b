package org.tousaidants.places.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.schema.Field;

/// Writes a pair of records for a person: the values of both records, the result of each comparison, and the
/// decision.
final class ExplainedDuplicatePair {
    private static final List<Field> SHOWN = List.of(
            Field.NOM,
            Field.ADRESSE,
            Field.CODE_POSTAL,
            Field.COMMUNE,
            Field.LATITUDE,
            Field.LONGITUDE,
            Field.PIVOT,
            Field.TELEPHONE,
            Field.COURRIELS,
            Field.SITE_WEB,
            Field.TYPOLOGIE);

    private ExplainedDuplicatePair() {}

    static String words(PlaceMatchResult matchResult, SourcePlaceTable table, RecordKey one, RecordKey other) {
        var entries = new HashMap<RecordKey, MatchedSourceRecord>();
        for (var entry : table.entries())
            if (entry.key().equals(one) || entry.key().equals(other)) entries.put(entry.key(), entry);
        var text = new StringBuilder();
        line(text, "", one.toString(), other.toString());
        for (var field : SHOWN) {
            var left = text(entries, one, field);
            var right = text(entries, other, field);
            if (!left.isEmpty() || !right.isEmpty()) line(text, field.column(), left, right);
        }
        text.append('\n');
        var explanation = matchResult.explain(one, other);
        for (var line : explanation.lines())
            text.append(String.format(
                    Locale.FRENCH,
                    "  %-12s %+6.1f  %s — %s%n",
                    line.comparison(),
                    line.bits(),
                    line.sentence(),
                    line.weight()));
        text.append(String.format(
                Locale.FRENCH,
                "  %-12s %+6.1f  avant toute comparaison, deux fiches prises au hasard%n",
                "départ",
                explanation.priorBits()));
        text.append(String.format(
                Locale.FRENCH,
                "  %-12s %+6.1f  soit une probabilité de %.4f%n",
                "total",
                explanation.bits(),
                explanation.probability()));
        text.append("  décision     ").append(decision(matchResult, one, other)).append("\n\n");
        return text.toString();
    }

    private static String decision(PlaceMatchResult matchResult, RecordKey one, RecordKey other) {
        var pair = matchResult.pair(one, other);
        if (pair.isPresent())
            return switch (pair.get().decision()) {
                        case MATCH -> "un seul lieu";
                        case REVIEW -> "à regarder";
                        case DISTINCT -> "deux lieux";
                    }
                    + " : " + pair.get().sentence();
        if (one.source().equals(other.source()) && matchResult.wellKept().contains(one.source()))
            return "deux lieux : cette source est bien tenue, ses fiches sont chacune un lieu";
        return "deux lieux : " + matchResult.rule(one, other).orElse("trop peu les rapproche");
    }

    private static String text(HashMap<RecordKey, MatchedSourceRecord> entries, RecordKey key, Field field) {
        var entry = entries.get(key);
        return entry == null ? "" : entry.sheet().text(field);
    }

    private static void line(StringBuilder text, String name, String left, String right) {
        text.append(String.format(Locale.ROOT, "  %-12s %-50s │ %s%n", name, left, right));
    }
}
