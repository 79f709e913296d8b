package org.tousaidants.helpers;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.tousaidants.territory.Letters;

/// « Aidant·e » — somebody who opened a file: her account, and the profile, commune and organisation that she last
/// said.
///
/// @param organisation in her words; empty: she did not say
public record Helper(UUID id, UUID account, Instant openedAt, String profile, String commune, String organisation) {
    private static final Set<String> ALONE = Set.of("aucune", "aucun", "sans", "none", "seul", "seule");

    /// Two helpers with the same are colleagues. Who helps alone is nobody's colleague; empty: she did not say.
    public String organisationKey() {
        var key = new StringBuilder();
        for (var i = 0; i < organisation.length(); i++) Letters.append(key, organisation.charAt(i));
        return ALONE.contains(key.toString()) ? id.toString() : key.toString();
    }
}
