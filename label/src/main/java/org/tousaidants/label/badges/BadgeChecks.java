package org.tousaidants.label.badges;

import java.util.List;
import org.tousaidants.platform.web.Page;

/// « Ce qui a été vérifié » — what was checked before a recognition, and what was not. The package that decides
/// implements it.
public interface BadgeChecks {
    /// @param what the thing to check, such as the identity
    /// @param how who checked it and when; if nobody did, the reason
    record BadgeCheck(String what, String how, boolean done) {}

    /// Returns the checks made before the badge was given; empty for a badge of another package.
    List<BadgeCheck> of(BadgeCode code, Page page);
}
