package org.tousaidants.pix;

import java.util.UUID;

/// « Preuve de niveaux enregistrée ou retirée » — `recorded` or `withdrawn`, in the file of a helper.
public record ProofMoved(String network, UUID by, String act, UUID helper, UUID proof) {}
