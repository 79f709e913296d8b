package org.tousaidants.platform.identity;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.tenancy.InvalidSettingsException;

/// Prevents the application from starting if invented people would be mixed with real ones: the demonstration on the
/// data of a real network, or the reverse.
@Component
class DemoDataGuard {
    private final TerritoryNetworkStore store;
    private final boolean demonstration;

    DemoDataGuard(TerritoryNetworkStore store, @Value("${ta.demo:false}") boolean demonstration) {
        this.store = store;
        this.demonstration = demonstration;
    }

    /// Throws if the demonstration would use the data of a real network, or the reverse.
    ///
    /// @throws InvalidSettingsException if real and invented people would be mixed; the message is a sentence
    /// for the operator
    void check() {
        var others = store.idsOf(!demonstration);
        if (others.isEmpty()) return;
        throw new InvalidSettingsException(
                demonstration
                        ? "Ces données sont celles d’un vrai réseau (" + String.join(", ", others)
                                + ") : la démonstration y ajouterait des personnes inventées."
                                + " Donnez un autre dossier par TA_DATA_DIR, ou servez ce réseau par « tous-aidants serve »."
                        : "Ces données sont celles de la démonstration (" + String.join(", ", others)
                                + ") : leurs personnes sont inventées."
                                + " Donnez un dossier neuf par TA_DATA_DIR, ou une autre base par DATABASE_URL.");
    }
}
