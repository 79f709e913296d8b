package org.tousaidants.places.fieldmapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.tousaidants.core.schema.Typology;
import org.tousaidants.places.intake.RawRecord;

/// « Critère » — one line of a list field in a mapping file: `{colonnes, termes, sauf, cible}`. When a cell of
/// `columns` contains one of `terms`, the record gets `target`.
///
/// - no columns: always;
/// - columns without terms: as soon as one of them is filled;
/// - no target: the values of the columns themselves.
record ListFieldMapping(List<String> columns, List<SoughtTerm> terms, List<String> except, Optional<String> target) {

    static ListFieldMapping of(List<String> columns, List<String> terms, List<String> except, Optional<String> target) {
        var sought = terms.stream().map(term -> SoughtTerm.of(term, except)).toList();
        return new ListFieldMapping(List.copyOf(columns), sought, List.copyOf(except), target);
    }

    /// The values of the record from this criterion, as the mapping or the source writes them.
    List<String> values(RawRecord record, Function<String, String> folded) {
        if (columns.isEmpty()) return target.stream().toList();
        if (target.isEmpty()) return ownValues(record, folded);
        for (var column : columns) {
            var cell = folded.apply(column);
            if (!cell.isEmpty() && matches(cell)) return List.of(target.get());
        }
        return List.of();
    }

    /// Whether a folded element of one of its columns gets its target.
    boolean catches(String element) {
        return target.isPresent() && matches(element);
    }

    private List<String> ownValues(RawRecord record, Function<String, String> folded) {
        var values = new ArrayList<String>();
        for (var column : columns) {
            var cell = folded.apply(column);
            if (!cell.isEmpty() && matches(cell)) record.text(column).ifPresent(values::add);
        }
        return values;
    }

    private boolean matches(String cell) {
        if (terms.isEmpty()) return true;
        for (var term : terms) if (term.in(cell)) return true;
        return false;
    }

    /// A term to find in folded cells.
    ///
    /// `sauf` serves two purposes in the files. Either it names a longer text that contains the term by accident
    /// (« gratuit » sauf « gratuit sous condition », « 2 » sauf « 12 »): then only the elements of the list with
    /// the longer text are left out, so that « 2, 12 » still has its 2. Or it names a contradictory term («
    /// femmes » sauf « tous-publics »): then it applies to the whole cell.
    record SoughtTerm(Needle needle, List<Needle> masks, List<Needle> vetoes) {
        static SoughtTerm of(String term, List<String> except) {
            var needle = Needle.of(term);
            var masks = new ArrayList<Needle>();
            var vetoes = new ArrayList<Needle>();
            for (var other : except) {
                var sought = Needle.of(other);
                (sought.text().contains(needle.text()) ? masks : vetoes).add(sought);
            }
            return new SoughtTerm(needle, List.copyOf(masks), List.copyOf(vetoes));
        }

        boolean in(String cell) {
            if (!needle.in(cell)) return false;
            for (var veto : vetoes) if (veto.in(cell)) return false;
            if (masks.isEmpty()) return true;
            for (var element : elements(cell))
                if (needle.in(element) && masks.stream().noneMatch(mask -> mask.in(element))) return true;
            return false;
        }

        /// Split at `;`, `|`, line breaks and commas outside parentheses.
        private static List<String> elements(String cell) {
            var elements = new ArrayList<String>();
            var depth = 0;
            var start = 0;
            for (var i = 0; i < cell.length(); i++) {
                var c = cell.charAt(i);
                if (c == '(') depth++;
                else if (c == ')') depth = Math.max(0, depth - 1);
                else if (c == ';' || c == '|' || c == '\n' || (c == ',' && depth == 0)) {
                    elements.add(cell.substring(start, i));
                    start = i + 1;
                }
            }
            elements.add(cell.substring(start));
            return elements;
        }
    }

    /// A folded text to find in a folded cell. Short words, numbers and codes of typology are found as whole
    /// words only: « 1 » is not in « 10 », « oui » is not in « Louis », `ASSO` is not in `ASSO_CHOMEUR`. The
    /// others are found at the start of a word: « atelier » is in « ateliers », « payant » is not
    /// in « impayant ».
    record Needle(String text, boolean wholeWord) {
        static Needle of(String term) {
            var text = SourceFolding.fold(term.strip());
            var code = Typology.of(term.strip()).isPresent()
                    && term.strip().equals(term.strip().toUpperCase(Locale.ROOT));
            var number = text.chars().allMatch(Character::isDigit);
            return new Needle(text, code || number || text.length() <= 3);
        }

        boolean in(String cell) {
            var from = 0;
            while (true) {
                var at = cell.indexOf(text, from);
                if (at < 0) return false;
                if (startsWord(cell, at) && (!wholeWord || endsWord(cell, at + text.length()))) return true;
                from = at + 1;
            }
        }

        private boolean startsWord(String cell, int at) {
            if (at == 0 || !Character.isLetterOrDigit(text.charAt(0))) return true;
            var before = cell.charAt(at - 1);
            return !Character.isLetterOrDigit(before) && !(wholeWord && before == '_');
        }

        private boolean endsWord(String cell, int end) {
            if (end == cell.length() || !Character.isLetterOrDigit(text.charAt(text.length() - 1))) return true;
            var after = cell.charAt(end);
            return !Character.isLetterOrDigit(after) && after != '_';
        }
    }
}
