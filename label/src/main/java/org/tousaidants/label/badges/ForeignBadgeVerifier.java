package org.tousaidants.label.badges;

import java.util.Optional;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.web.View;

/// « Ailleurs » — verifies a file that this network did not sign; implemented by the package that knows the
/// badges of other territories.
public interface ForeignBadgeVerifier {
    /// The page with the answer; empty if no known territory signed the file.
    Optional<View> read(Network network, byte[] brought);
}
