package org.tousaidants.label.badges;

import java.util.Optional;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.web.View;

/// « Ailleurs » — verifies a file that this network did not sign. The package that knows the badges of other
/// territories implements it.
public interface OtherTerritoryBadgeVerifier {
    /// Returns the page with the answer; empty if no known territory signed the file.
    ///
    /// @param brought bytes of the uploaded file
    Optional<View> read(TerritoryNetwork network, byte[] brought);
}
