package org.tousaidants.label.badges;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.web.SitePublicAddress;
import org.tousaidants.platform.web.TerritoryLogo;

/// Creates the issuer of the badges of a network. The issuer's address is read from the configuration and never from
/// a request.
@Component
class BadgeIssuerLookup {
    private final SitePublicAddress address;
    private final Tenants tenants;
    private final TerritoryLogo logo;

    BadgeIssuerLookup(SitePublicAddress address, Tenants tenants, TerritoryLogo logo) {
        this.logo = logo;
        this.address = address;
        this.tenants = tenants;
    }

    BadgeIssuer of(TerritoryNetwork network) {
        return new BadgeIssuer(
                address.of(""),
                "Tous Aidants, " + network.name(),
                Optional.of(tenants.setting("help.mail")).filter(one -> !one.isBlank()),
                logo.path().orElse(BadgeIssuer.OURS));
    }
}
