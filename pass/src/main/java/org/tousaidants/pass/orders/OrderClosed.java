package org.tousaidants.pass.orders;

/// « Commande soldée » — nothing of it is to go back any more.
record OrderClosed(Order order) {}
