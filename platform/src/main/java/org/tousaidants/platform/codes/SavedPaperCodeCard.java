package org.tousaidants.platform.codes;

/// « Suite d’un code » — the text for a person who saved a code on their card: the meaning of the code, and the next
/// step for the person.
///
/// @param title meaning, such as « Orientation vers la médiathèque »
/// @param next next step, such as « On vous attend jeudi 3 décembre, 14 h »
public record SavedPaperCodeCard(String title, String next) {}
