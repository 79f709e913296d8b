package org.tousaidants.reach.schedule;

/// « Passages manqués » — of a commune, how many were cancelled and how many there were in all.
public record MissedVisits(String commune, int cancelled, int passages) {}
