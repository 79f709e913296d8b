package org.tousaidants.demo.people;

/// « Portes ouvertes » — event: the accounts and places of the demonstration exist, so that its stories can begin.
/// Never published on real sites.
public record DemoSiteReady() {}
