package org.tousaidants.places.harvest;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/// « Partie d’un import » — the parts of a waiting run that a person publishes or leaves.
enum HarvestPart {
    NEW("nouveaux"),
    /// New places that a known place may already be.
    ALIKE("doubles"),
    /// New places outside the territory of the network.
    ELSEWHERE("ailleurs"),
    CHANGED("changes"),
    /// Unchanged sheets, which are always confirmed.
    SAME("");

    private final String word;

    HarvestPart(String word) {
        this.word = word;
    }

    /// Returns the value of the checkbox of this part; empty for [#SAME].
    String word() {
        return word;
    }

    /// Returns the parts with these checkboxes, and [#SAME].
    static Set<HarvestPart> ticked(Collection<String> words) {
        var parts = EnumSet.of(SAME);
        Arrays.stream(values()).filter(part -> words.contains(part.word)).forEach(parts::add);
        return parts;
    }

    /// Returns the part of a record.
    ///
    /// @param elsewhere whether the place is outside the territory of the network
    /// @param alike whether a known place may already be this place
    static HarvestPart of(HarvestPreviewRecord record, boolean elsewhere, boolean alike) {
        return switch (record.fate()) {
            case NEW -> elsewhere ? ELSEWHERE : alike ? ALIKE : NEW;
            case CHANGED -> CHANGED;
            case SAME -> SAME;
        };
    }
}
