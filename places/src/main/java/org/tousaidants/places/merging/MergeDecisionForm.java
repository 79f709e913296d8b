package org.tousaidants.places.merging;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.web.Form;

/// A decision parsed from a form. The parsed result is empty if the form does not come from the page.
record MergeDecisionForm(
        PlaceRecordPair pair, MergeDecision.MergeVerdict verdict, long seen, Map<Field, KeptValueSide> keeping) {
    /// « Côté d’une paire » — the side of a pair whose value is used.
    enum KeptValueSide {
        LEFT,
        RIGHT
    }

    /// Prefix of the form input for a field whose values differ in the two sheets; a person chooses the value to
    /// keep.
    static final String KEEP = "garder_";

    static Optional<MergeDecisionForm> parse(Form form) {
        var left = id(form.value("left"));
        var right = id(form.value("right"));
        var verdict = form.one("verdict", MergeDecision.MergeVerdict.class)
                .filter(one -> one != MergeDecision.MergeVerdict.UNDONE);
        var seen = form.value("seen");
        if (left.isEmpty() || right.isEmpty() || left.equals(right) || verdict.isEmpty() || !seen.matches("\\d{1,18}"))
            return Optional.empty();
        return Optional.of(new MergeDecisionForm(
                new PlaceRecordPair(left.get(), right.get()), verdict.get(), Long.parseLong(seen), keeping(form)));
    }

    private static Map<Field, KeptValueSide> keeping(Form form) {
        var keeping = new EnumMap<Field, KeptValueSide>(Field.class);
        for (var field : PlaceComparison.SHOWN)
            form.one(KEEP + field.column(), KeptValueSide.class).ifPresent(side -> keeping.put(field, side));
        return keeping;
    }

    /// Returns the groups of obvious duplicates that a person ticked.
    ///
    /// @param ticked values of the ticked boxes; each contains the ids of a group, separated by spaces
    static Set<Set<PlaceId>> groups(List<String> ticked) {
        var groups = new LinkedHashSet<Set<PlaceId>>();
        for (var one : ticked) {
            var group = new HashSet<PlaceId>();
            for (var id : one.split(" ")) id(id).ifPresent(group::add);
            if (group.size() > 1) groups.add(group);
        }
        return groups;
    }

    static Optional<PlaceId> id(String text) {
        return FormValueParser.uuid(text).map(PlaceId::new);
    }
}
