package org.tousaidants.label.badges;

import java.util.Optional;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.web.View;

/// « Ailleurs » — the room that knows the badges of other territories answers for a file that is not of ours.
public interface Elsewhere {
    /// Empty when no territory that is known here signed it.
    Optional<View> read(Network network, byte[] brought);
}
