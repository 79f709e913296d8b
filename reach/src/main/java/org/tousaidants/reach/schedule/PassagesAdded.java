package org.tousaidants.reach.schedule;

/// « Passages ajoutés »
record PassagesAdded(String network) {}
