package org.tousaidants.platform.charts;

/// « Mots du graphique » — the texts around a chart, on the page and in each of its files.
///
/// @param title the message of the chart in one sentence
/// @param doubt the uncertainty and the period of the figures; may be empty
/// @param definition the counted objects, and the limits of the count
/// @param source the organisation that counted them, and the date
record ChartCaption(String title, String doubt, String definition, String source) {}
