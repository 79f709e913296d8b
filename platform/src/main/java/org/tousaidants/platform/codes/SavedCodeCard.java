package org.tousaidants.platform.codes;

/// « Suite d’un code » — what a code is, and the next step, in words: for the person who keeps it on their
/// card.
///
/// @param title as « Orientation vers la médiathèque »
/// @param next as « On vous attend jeudi 3 décembre, 14 h »
public record SavedCodeCard(String title, String next) {}
