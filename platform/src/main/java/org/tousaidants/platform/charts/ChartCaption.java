package org.tousaidants.platform.charts;

/// « Mots du graphique » — the texts around a chart, on the page and in each of its files.
///
/// @param title its message in one sentence
/// @param doubt the uncertainty and the period of the figures; may be empty
/// @param definition what is counted, and the limits of this count
/// @param source who counted it, and when
record ChartCaption(String title, String doubt, String definition, String source) {}
