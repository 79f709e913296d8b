package org.tousaidants.label.badges;

import java.util.Optional;

/// « Autre carte » — finds the page of a card that another package issues: the card is no badge, but has a number of
/// the same form.
@FunctionalInterface
public interface NonBadgeCardPage {
    /// Returns the address of the page that states the validity of the card; empty if the number is unknown.
    Optional<String> page(BadgeCode code);
}
