/**
 * What needs a server. A <em>story</em> is an interface whose default methods are tests: it knows only a
 * {@linkplain io.tidings.it.Story#base() base address} and a {@linkplain io.tidings.it.Story#log() log}. A class such as
 * {@link io.tidings.it.PayaraMicroIT} boots one server and tells all stories against it, so that another server costs
 * one more class. What has to stop and start its server uses {@link io.tidings.it.MicroServer} or another
 * {@link io.tidings.it.ServerProcess} instead.
 */
package io.tidings.it;
