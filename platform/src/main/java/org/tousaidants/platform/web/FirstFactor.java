package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// « Un seul facteur suffit » — where the network demands a second factor, this handler alone also knows a person who
/// has shown one: to leave, to confirm, to make her first passkey.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface FirstFactor {}
