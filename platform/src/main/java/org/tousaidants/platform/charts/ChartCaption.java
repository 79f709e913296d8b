package org.tousaidants.platform.charts;

/// « Mots du graphique » — what is written around a chart, on the page and in each of its files.
///
/// @param title its message in one sentence
/// @param doubt how sure it is, and of which period; empty when nothing is to be said
/// @param definition what is counted, and what that does not say
/// @param source who counted it, and when
record ChartCaption(String title, String doubt, String definition, String source) {}
