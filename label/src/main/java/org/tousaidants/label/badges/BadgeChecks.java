package org.tousaidants.label.badges;

import java.util.List;
import org.tousaidants.platform.web.Page;

/// « Ce qui a été vérifié » — what was checked before a recognition, and what was not. The package that decides
/// implements it.
public interface BadgeChecks {
    /// @param how by whom and when; why not, if nobody checked it
    record BadgeCheck(String what, String how, boolean done) {}

    /// Empty for a badge of another package.
    List<BadgeCheck> of(BadgeCode code, Page page);
}
