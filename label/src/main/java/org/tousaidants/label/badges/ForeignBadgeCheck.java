package org.tousaidants.label.badges;

import java.util.Optional;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.web.View;

/// « Ailleurs » — the package that knows the badges of other territories checks a file that is not ours.
public interface ForeignBadgeCheck {
    /// Empty when no known territory signed it.
    Optional<View> read(Network network, byte[] brought);
}
