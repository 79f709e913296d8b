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
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.core.schema.SpecialCare;
import org.tousaidants.core.text.TextFolding;

/// « Compétence » — a service or property of places that a map can show: one term of a closed list of the
/// national schema. `parameter` is its French name in addresses.
record Skill(Group group, Field field, ListedTerm term) {
    /// « Famille » — the groups of skills, in the order of the page.
    enum Group {
        SERVICE,
        LANGUAGE,
        ACCESS,
        AUDIENCE
    }

    static final List<Skill> ALL = all();

    static Optional<Skill> of(String parameter) {
        return ALL.stream().filter(skill -> skill.parameter().equals(parameter)).findFirst();
    }

    String parameter() {
        return TextFolding.slug(term.label());
    }

    /// Whether this place offers it, to a public that is not restricted.
    boolean offered(Sheet sheet) {
        return sheet.has(field, term) && !sheet.has(Field.ACCES, AccessMode.NO_PUBLIC);
    }

    private static List<Skill> all() {
        var skills = new ArrayList<Skill>();
        for (var service : PlaceService.values()) skills.add(new Skill(Group.SERVICE, Field.SERVICES, service));
        Arrays.stream(SpecialCare.values())
                .map(care -> new Skill(groupOf(care), Field.PRISE_EN_CHARGE, care))
                .sorted(Comparator.comparing(Skill::group))
                .forEach(skills::add);
        for (var audience : Audience.values()) skills.add(new Skill(Group.AUDIENCE, Field.PUBLICS, audience));
        return List.copyOf(skills);
    }

    private static Group groupOf(SpecialCare care) {
        return switch (care) {
            case ENGLISH, OTHER_LANGUAGES -> Group.LANGUAGE;
            case DEAFNESS, MOTOR, MENTAL, ILLITERACY, SIGHT -> Group.ACCESS;
        };
    }
}
