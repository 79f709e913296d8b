package org.tousaidants.label.skills;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.schema.AccessMode;
import org.tousaidants.core.schema.Audience;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.ListedTerm;
import org.tousaidants.core.schema.PlaceService;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.schema.SpecialCare;
import org.tousaidants.core.text.TextNormalisation;

/// « Compétence » — a service or property of places that a map can show, which is one term of a closed list of the
/// national schema. `parameter` is its French name in addresses.
record PlaceSkill(SkillGroup group, Field field, ListedTerm term) {
    /// « Famille » — the groups of skills, in the order of the page.
    enum SkillGroup {
        SERVICE,
        LANGUAGE,
        ACCESS,
        AUDIENCE
    }

    static final List<PlaceSkill> ALL = all();

    static Optional<PlaceSkill> of(String parameter) {
        return ALL.stream().filter(skill -> skill.parameter().equals(parameter)).findFirst();
    }

    String parameter() {
        return TextNormalisation.slug(term.label());
    }

    /// Returns whether this place offers the skill to an unrestricted public.
    boolean offered(PlaceSheet sheet) {
        return sheet.has(field, term) && !sheet.has(Field.ACCES, AccessMode.NO_PUBLIC);
    }

    private static List<PlaceSkill> all() {
        var skills = new ArrayList<PlaceSkill>();
        for (var service : PlaceService.values())
            skills.add(new PlaceSkill(SkillGroup.SERVICE, Field.SERVICES, service));
        Arrays.stream(SpecialCare.values())
                .map(care -> new PlaceSkill(groupOf(care), Field.PRISE_EN_CHARGE, care))
                .sorted(Comparator.comparing(PlaceSkill::group))
                .forEach(skills::add);
        for (var audience : Audience.values()) skills.add(new PlaceSkill(SkillGroup.AUDIENCE, Field.PUBLICS, audience));
        return List.copyOf(skills);
    }

    private static SkillGroup groupOf(SpecialCare care) {
        return switch (care) {
            case ENGLISH, OTHER_LANGUAGES -> SkillGroup.LANGUAGE;
            case DEAFNESS, MOTOR, MENTAL, ILLITERACY, SIGHT -> SkillGroup.ACCESS;
        };
    }
}
