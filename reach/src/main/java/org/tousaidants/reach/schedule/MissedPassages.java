package org.tousaidants.reach.schedule;

/// Of a commune (INSEE code): how many of its passages were cancelled, among how many.
record MissedPassages(String commune, int cancelled, int passages) {}
