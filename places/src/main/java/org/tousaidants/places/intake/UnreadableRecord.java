package org.tousaidants.places.intake;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tousaidants.core.text.ConstantName;

/// « Enregistrement illisible » — one unreadable record; the run continues. `raw` is its text, cut at
/// [#RAW_CHARS] because an unclosed quote can swallow megabytes.
public record UnreadableRecord(long line, Flaw flaw, List<Object> details, String raw)
        implements RecordReadResult, ExplainedRefusal {
    static final int RAW_CHARS = 20_000;

    public UnreadableRecord {
        details = List.copyOf(details);
        raw = shortened(raw);
    }

    /// The part of a refused record that is stored with its reason.
    public static String shortened(String raw) {
        return raw.length() > RAW_CHARS ? raw.substring(0, RAW_CHARS) + "…" : raw;
    }

    public static UnreadableRecord of(long line, Flaw flaw, String raw, Object... details) {
        return new UnreadableRecord(line, flaw, List.of(details), raw);
    }

    @Override
    public String key() {
        return flaw.key();
    }

    /// Whether this reason means that the rest of the source was not read: missing records
    /// are then not withdrawn.
    public static boolean cutsOff(Reason why) {
        return Flaw.CUTTING.stream().anyMatch(flaw -> flaw.key().equals(why.key()));
    }

    /// « Défaut d’une source » — each with its sentence `intake.flaw.…` and, in brackets, its parameters.
    public enum Flaw {
        /// [cells found, columns of the header]
        TOO_FEW_CELLS,
        /// [cells found, columns of the header]
        TOO_MANY_CELLS,
        UNCLOSED_QUOTE,
        /// A quote is never closed: the record contains the rest of the file.
        ENDLESS_QUOTE,
        /// [limit in characters]
        CELL_TOO_LARGE,
        /// [limit in characters]
        RECORD_TOO_LARGE,
        CUT,
        NOT_AN_OBJECT,
        /// [limit in levels]
        TOO_DEEP,
        BAD_JSON,
        AFTER_THE_END,
        DAMAGED_SHEET,
        /// [limit in megabytes]
        SHEET_TOO_LARGE;

        private static final Set<Flaw> CUTTING = EnumSet.of(ENDLESS_QUOTE, CUT, DAMAGED_SHEET, SHEET_TOO_LARGE);

        String key() {
            return "intake.flaw." + ConstantName.dashed(this);
        }
    }
}
