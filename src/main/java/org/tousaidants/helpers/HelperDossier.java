package org.tousaidants.helpers;

import java.util.UUID;
import org.tousaidants.protocol.Dossier;

/// « Dossier d’aidant·e » — whose it is, and what is known.
///
/// @param helper the id of the file
public record HelperDossier(UUID helper, UUID account, Dossier dossier) {}
