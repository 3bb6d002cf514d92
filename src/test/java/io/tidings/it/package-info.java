/**
 * What needs a server. A <em>story</em> is an interface whose default methods are tests: it knows only a
 * {@linkplain io.tidings.it.Story#base() base address} and a {@linkplain io.tidings.it.Story#log() log}. A class such as
 * {@link io.tidings.it.PayaraMicroIT} boots one server and tells all stories against it, so that another server costs
 * one more class. Where that server is a {@link io.tidings.it.ServerProcess}, which a story can stop and start again, the
 * class is one of {@link io.tidings.it.ServerStories}.
 */
package io.tidings.it;
