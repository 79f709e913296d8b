package org.tousaidants.reach.access;

import org.tousaidants.core.territory.Point;

/// « Habitants d’une commune » — where they are taken to be, how many, and how much need of help is counted for them.
public record People(String code, String name, Point at, int inhabitants, double need) {}
