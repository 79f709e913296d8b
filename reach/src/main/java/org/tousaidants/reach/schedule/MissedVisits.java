package org.tousaidants.reach.schedule;

/// « Passages manqués » — of a commune, how many were cancelled and how many there were in all.
record MissedVisits(String commune, int cancelled, int passages) {}
