package org.tousaidants.community.funding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.Page;

/// « Schéma local » — one of the three departmental schemes that a territory votes and that an action of its plan may
/// carry out.
enum LocalScheme {
    /// Stratégie départementale des usages et services numériques.
    SDUSN,
    /// Schéma départemental d’amélioration de l’accessibilité des services au public (law 2015-991, article 98).
    SDAASP,
    /// Schéma directeur territorial d’aménagement numérique (CGCT, article L1425-2).
    SDTAN;

    /// The value in an address, in the database and in a file; it never changes.
    String parameter() {
        return EnumConstantName.low(this);
    }

    /// The key of its full name.
    String key() {
        return "funding.scheme." + parameter();
    }

    static Optional<LocalScheme> of(String parameter) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.parameter().equals(parameter))
                .findFirst();
    }

    static List<FormChoice> choices(Page page) {
        return Arrays.stream(values())
                .map(scheme -> FormChoice.of(
                        scheme.parameter(), page.t("funding.scheme.named", scheme.name(), page.t(scheme.key()))))
                .toList();
    }
}
