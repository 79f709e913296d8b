package org.tousaidants.platform.identity;

import org.springframework.stereotype.Component;
import org.tousaidants.platform.tenancy.Tenants;

/// « Second facteur » — decides for which accounts the network requires a second factor in addition to the mailbox
/// (`ta.second-factor`): for none by default, for coordinators (`coordination`), or for all (`all`). A passkey
/// counts as two factors, and so does a sign-in provider with such a level.
@Component
final class SecondFactorRequirement {
    private final Tenants tenants;

    SecondFactorRequirement(Tenants tenants) {
        this.tenants = tenants;
        tenants.each(() -> demandedOf(Role.HELPER));
    }

    /// Returns whether a second factor is required for accounts with this role.
    ///
    /// @throws IllegalStateException for an unknown value of the setting
    boolean demandedOf(Role role) {
        return switch (tenants.setting("second-factor")) {
            case "" -> false;
            case "coordination" -> role == Role.COORDINATOR || role == Role.DATA || role == Role.READER;
            case "all" -> true;
            default ->
                throw new IllegalStateException(
                        "Le réglage ta.second-factor ne peut être que « coordination » ou « all ».");
        };
    }
}
