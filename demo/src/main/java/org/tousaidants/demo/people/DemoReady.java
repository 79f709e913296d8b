package org.tousaidants.demo.people;

/// « Portes ouvertes » — published when the demonstration is ready, so that its stories begin. Never published
/// on other sites.
public record DemoReady() {}
