package org.tousaidants.demo.people;

/// « Portes ouvertes » — published when the demonstration is ready: its stories begin. Other
/// sites never publish it.
public record DemoOpened() {}
