package org.tousaidants.places.merging;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.web.Form;

/// A decision parsed from a form; empty if the page could not have sent it.
record DecisionForm(RecordPair pair, MergeDecision.Verdict verdict, long seen, Map<Field, Side> keeping) {
    /// « Côté d’une paire » — the side of a pair whose value is kept.
    enum Side {
        LEFT,
        RIGHT
    }

    /// Prefix of the form field for a field in which the two sheets differ.
    static final String KEEP = "garder_";

    static Optional<DecisionForm> parse(Form form) {
        var left = id(form.value("left"));
        var right = id(form.value("right"));
        var verdict =
                form.one("verdict", MergeDecision.Verdict.class).filter(one -> one != MergeDecision.Verdict.UNDONE);
        var seen = form.value("seen");
        if (left.isEmpty() || right.isEmpty() || left.equals(right) || verdict.isEmpty() || !seen.matches("\\d{1,18}"))
            return Optional.empty();
        return Optional.of(new DecisionForm(
                new RecordPair(left.get(), right.get()), verdict.get(), Long.parseLong(seen), keeping(form)));
    }

    private static Map<Field, Side> keeping(Form form) {
        var keeping = new EnumMap<Field, Side>(Field.class);
        for (var field : PlaceComparison.SHOWN)
            form.one(KEEP + field.column(), Side.class).ifPresent(side -> keeping.put(field, side));
        return keeping;
    }

    /// The ticked groups: each value contains the ids, separated by spaces.
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
        return ValueParser.uuid(text).map(PlaceId::new);
    }
}
