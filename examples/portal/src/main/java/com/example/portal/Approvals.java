package com.example.portal;

import com.example.portal.Purchase.State;
import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/**
 * Behind approvals.xhtml. Of the view, and not of the request: a button of the list means the purchase that its reader
 * sees there, whatever has come to the desk since.
 */
@Named
@ViewScoped
public class Approvals implements Serializable {

    private static final long serialVersionUID = 1;

    @Inject
    private Desk desk;

    @Inject
    private Me me;

    private List<Purchase> purchases = List.of();
    private String what = "";

    /** The page calls it when the hub tells of a change. */
    @PostConstruct
    public void refresh() {
        purchases = desk.purchases();
    }

    public void ask() {
        desk.ask(me.getName(), what.strip());
        what = "";
        refresh();
    }

    public void approve(Purchase purchase) {
        decide(purchase, State.APPROVED);
    }

    public void decline(Purchase purchase) {
        decide(purchase, State.DECLINED);
    }

    private void decide(Purchase purchase, State outcome) {
        if (!me.isApprover() || !desk.decide(purchase.id(), outcome, me.getName())) {
            FacesContext.getCurrentInstance()
                    .addMessage(null, new FacesMessage("This has been decided, or is not for you to decide."));
        }
        refresh();
    }

    public boolean mayDecide(Purchase purchase) {
        return purchase.waits() && me.isApprover() && !purchase.user().equals(me.getName());
    }

    public List<Purchase> getPurchases() {
        return purchases;
    }

    public String getWhat() {
        return what;
    }

    public void setWhat(String what) {
        this.what = what;
    }
}
