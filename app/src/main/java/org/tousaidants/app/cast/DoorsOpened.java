package org.tousaidants.app.cast;

/// « Portes ouvertes » — of the demonstration: its stories begin. A site that plays none makes nothing that tells them.
public record DoorsOpened() {}
