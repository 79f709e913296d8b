package org.tousaidants.places.intake;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tousaidants.core.text.EnumConstantName;

/// « Enregistrement illisible » — one record that cannot be read; the run continues. `raw` is its text, shortened to
/// [#RAW_CHARS] characters because an unclosed quote can include megabytes of text.
public record UnreadableRecord(long line, RecordFlaw flaw, List<Object> details, String raw)
        implements SourceRecordReadResult, ExplainedSourceRefusal {
    static final int RAW_CHARS = 20_000;

    public UnreadableRecord {
        details = List.copyOf(details);
        raw = shortened(raw);
    }

    /// Returns the part of a refused record that is stored with the reason of the refusal.
    public static String shortened(String raw) {
        return raw.length() > RAW_CHARS ? raw.substring(0, RAW_CHARS) + "…" : raw;
    }

    public static UnreadableRecord of(long line, RecordFlaw flaw, String raw, Object... details) {
        return new UnreadableRecord(line, flaw, List.of(details), raw);
    }

    @Override
    public String key() {
        return flaw.key();
    }

    /// Returns whether this reason means that the rest of the source was not read. In this case, records that
    /// seem to be missing are not withdrawn.
    public static boolean cutsOff(RefusalReason why) {
        return RecordFlaw.CUTTING.stream().anyMatch(flaw -> flaw.key().equals(why.key()));
    }

    /// « Défaut d’une source » — the kinds of faults of an unreadable record. Each kind has a sentence with the
    /// key `intake.flaw.…`; the comments below list the parameters of the sentence in brackets.
    public enum RecordFlaw {
        /// The row has fewer cells than the header. Parameters: [cells found, columns of the header]
        TOO_FEW_CELLS,
        /// The row has more cells than the header. Parameters: [cells found, columns of the header]
        TOO_MANY_CELLS,
        UNCLOSED_QUOTE,
        /// A quote is never closed, so that the record contains the rest of the file.
        ENDLESS_QUOTE,
        /// A cell is too large. Parameters: [limit in characters]
        CELL_TOO_LARGE,
        /// The record is too large. Parameters: [limit in characters]
        RECORD_TOO_LARGE,
        CUT,
        NOT_AN_OBJECT,
        /// The record is nested too deeply. Parameters: [limit in levels]
        TOO_DEEP,
        BAD_JSON,
        AFTER_THE_END,
        DAMAGED_SHEET,
        /// The sheet of the workbook is too large. Parameters: [limit in megabytes]
        SHEET_TOO_LARGE;

        private static final Set<RecordFlaw> CUTTING = EnumSet.of(ENDLESS_QUOTE, CUT, DAMAGED_SHEET, SHEET_TOO_LARGE);

        String key() {
            return "intake.flaw." + EnumConstantName.dashed(this);
        }
    }
}
