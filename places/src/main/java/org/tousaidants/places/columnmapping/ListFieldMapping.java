package org.tousaidants.places.columnmapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.tousaidants.core.schema.StructureTypology;
import org.tousaidants.places.intake.RawSourceRecord;

/// « Critère » — one line of a list field in a mapping file: `{colonnes, termes, sauf, cible}`. A record gets
/// `target` if a cell of `columns` contains one of `terms`. Special cases:
///
/// - without columns, every record gets the target;
/// - with columns but no terms, a record gets it if one of the columns has a value;
/// - without a target, the values are those of the columns.
record ListFieldMapping(List<String> columns, List<SoughtTerm> terms, List<String> except, Optional<String> target) {

    static ListFieldMapping of(List<String> columns, List<String> terms, List<String> except, Optional<String> target) {
        var sought = terms.stream().map(term -> SoughtTerm.of(term, except)).toList();
        return new ListFieldMapping(List.copyOf(columns), sought, List.copyOf(except), target);
    }

    /// Returns the values that this criterion gives to a record, as written in the mapping file or in the
    /// source.
    ///
    /// @param folded function that normalises a text (lower case, no accents)
    List<String> values(RawSourceRecord record, Function<String, String> folded) {
        if (columns.isEmpty()) return target.stream().toList();
        if (target.isEmpty()) return ownValues(record, folded);
        for (var column : columns) {
            var cell = folded.apply(column);
            if (!cell.isEmpty() && matches(cell)) return List.of(target.get());
        }
        return List.of();
    }

    /// Returns whether an element of a cell matches this criterion, so that the record gets its target.
    ///
    /// @param element one element of the cell, already normalised (lower case, no accents)
    boolean catches(String element) {
        return target.isPresent() && matches(element);
    }

    private List<String> ownValues(RawSourceRecord record, Function<String, String> folded) {
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

    /// A term that is searched in a cell; both are normalised before. `sauf` names a longer text that contains
    /// the term by accident (« 2 » sauf « 12 »): elements of the cell with this text are ignored.
    ///
    /// Or it names a term that contradicts this one (« femmes » sauf « tous-publics »): the cell is ignored.
    record SoughtTerm(SearchedText needle, List<SearchedText> masks, List<SearchedText> vetoes) {
        static SoughtTerm of(String term, List<String> except) {
            var needle = SearchedText.of(term);
            var masks = new ArrayList<SearchedText>();
            var vetoes = new ArrayList<SearchedText>();
            for (var other : except) {
                var sought = SearchedText.of(other);
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

        /// Splits a cell at `;`, `|`, line breaks, and commas outside parentheses.
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

    /// A text that is searched in a cell; both are normalised before (lower case, no accents). Short words,
    /// numbers and codes match whole words only: « 1 » is not found in « 10 », « oui » not in « Louis », `ASSO`
    /// not in `ASSO_CHOMEUR`. Other texts match the beginning of a word: « atelier » is found in « ateliers », «
    /// payant » not in « impayant ».
    record SearchedText(String text, boolean wholeWord) {
        static SearchedText of(String term) {
            var text = SourceTextNormaliser.fold(term.strip());
            var code = StructureTypology.of(term.strip()).isPresent()
                    && term.strip().equals(term.strip().toUpperCase(Locale.ROOT));
            var number = text.chars().allMatch(Character::isDigit);
            return new SearchedText(text, code || number || text.length() <= 3);
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
