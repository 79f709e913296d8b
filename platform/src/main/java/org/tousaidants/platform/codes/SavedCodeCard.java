package org.tousaidants.platform.codes;

/// « Suite d’un code » — the text for a person who saved a code on their card: the meaning of the code, and the
/// next step.
///
/// @param title such as « Orientation vers la médiathèque »
/// @param next such as « On vous attend jeudi 3 décembre, 14 h »
public record SavedCodeCard(String title, String next) {}
