package org.tousaidants.reach.access;

import org.tousaidants.core.territory.Point;

/// « Offre » — a place and how much it can do, in any unit that is the same for all.
public record Supply(String name, Point at, double capacity) {}
