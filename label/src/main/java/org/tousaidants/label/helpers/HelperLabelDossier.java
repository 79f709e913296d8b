package org.tousaidants.label.helpers;

import java.util.UUID;
import org.tousaidants.rules.judging.LabelDossier;

/// « Dossier d’aidant·e » — a helper with all facts known about them, which the protocol evaluates.
///
/// @param helper id of the file
public record HelperLabelDossier(UUID helper, UUID account, LabelDossier dossier) {}
