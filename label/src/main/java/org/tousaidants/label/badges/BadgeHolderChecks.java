package org.tousaidants.label.badges;

import java.util.List;
import org.tousaidants.platform.web.Page;

/// « Ce qui a été vérifié » — lists the checks made before a recognition, and those that were not made. The package
/// that decides implements it.
public interface BadgeHolderChecks {
    /// One check.
    ///
    /// @param what the checked property, such as the identity
    /// @param how person who checked it and date; if nobody did, the reason
    /// @param done whether it was checked
    record BadgeCheck(String what, String how, boolean done) {}

    /// Returns the checks that were made before a badge was given; empty if another package gave the badge.
    ///
    /// @param code number of the badge
    List<BadgeCheck> of(BadgeCode code, Page page);
}
