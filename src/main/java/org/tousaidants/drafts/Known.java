package org.tousaidants.drafts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.helpers.HelperDossiers;
import org.tousaidants.protocol.Dossier;

/// The dossiers of the network, as an impact needs them: whose each is stands beside it.
@Component
class Known {
    /// @param account empty: not a person
    record One(Dossier dossier, Optional<UUID> account) {}

    private final HelperDossiers helpers;

    Known(HelperDossiers helpers) {
        this.helpers = helpers;
    }

    List<One> all(String network) {
        return helpers.all(network).stream()
                .map(helper -> new One(helper.dossier(), Optional.of(helper.account())))
                .toList();
    }
}
