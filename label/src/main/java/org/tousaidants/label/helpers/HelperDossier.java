package org.tousaidants.label.helpers;

import java.util.UUID;
import org.tousaidants.rules.judging.Dossier;

/// « Dossier d’aidant·e » — the helper, and the known facts.
///
/// @param helper the id of the file
public record HelperDossier(UUID helper, UUID account, Dossier dossier) {}
