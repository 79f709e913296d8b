package org.tousaidants.platform.web;

import java.util.function.Function;

/// « Chiffre du bureau » — one of the few that a coordinator sees first; words at `key`, where it is read in full at
/// `path`.
///
/// @param order the first four are shown
public record DeskFigure(String path, String key, int order, Function<String, Number> value) {}
